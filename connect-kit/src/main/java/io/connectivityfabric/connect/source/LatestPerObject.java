package io.connectivityfabric.connect.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves of several pages of changes only the last of each object. While history is read an object's earlier changes may
 * be older than the row that is out already. The positions stay right: what is left out has a successor behind it.
 */
final class LatestPerObject {
    private LatestPerObject() {}

    static List<ChangePage> of(List<ChangePage> pages) {
        Map<String, StreamItem> last = new HashMap<>();
        for (ChangePage page : pages) {
            page.items().forEach(item -> last.put(item.id(), item));
        }
        List<ChangePage> latest = new ArrayList<>(pages.size());
        for (ChangePage page : pages) {
            List<StreamItem> items = page.items().stream()
                    .filter(item -> last.get(item.id()) == item)
                    .toList();
            latest.add(new ChangePage(items, page.next(), page.caughtUp()));
        }
        return latest;
    }
}
