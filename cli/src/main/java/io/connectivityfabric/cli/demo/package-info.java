/** {@code fabric demo}: the whole pipeline on this machine, step by step, and checked object by object. */
package io.connectivityfabric.cli.demo;
