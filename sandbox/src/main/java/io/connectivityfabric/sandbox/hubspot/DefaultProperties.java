package io.connectivityfabric.sandbox.hubspot;

import io.connectivityfabric.sandbox.hubspot.Property.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contact properties that every portal has, as far as the sandbox knows them. */
final class DefaultProperties {
    static final String CREATED = "createdate";
    static final String MODIFIED = "lastmodifieddate";
    static final String ID = "hs_object_id";
    static final String EMAIL = "email";
    static final String MORE_EMAILS = "hs_additional_emails";
    static final String STAGE = "lifecyclestage";

    static final List<String> STAGES = List.of(
            "subscriber",
            "lead",
            "marketingqualifiedlead",
            "salesqualifiedlead",
            "opportunity",
            "customer",
            "evangelist",
            "other");

    private static final String SINCE = "2019-08-06T02:41:08.029Z";
    private static final String LANGUAGES = "en,en-us,en-gb,de,de-de,de-at,fr,fr-fr,nl,nl-nl,sv,sv-se,da,da-dk,pl,"
            + "pl-pl,cs,cs-cz,tr,tr-tr,es,es-es,es-mx,pt,pt-pt,pt-br,vi,vi-vn,zh,zh-cn,zh-tw,ja,ja-jp,ko,ko-kr,ar,"
            + "ar-sa,ar-kw,he,he-il,el,el-gr,uk,uk-ua,hi,hi-in,it,it-it,fi,fi-fi";

    private final List<Property> all = new ArrayList<>();

    private DefaultProperties() {
        text("firstname", "First Name");
        text("lastname", "Last Name");
        add(EMAIL, "Email", "string", "text", List.of(), true, false);
        text("phone", "Phone Number", "phonenumber");
        text("mobilephone", "Mobile Phone Number", "phonenumber");
        text("fax", "Fax Number");
        text("company", "Company Name");
        text("address", "Street Address");
        text("city", "City");
        text("state", "State/Region");
        text("zip", "Postal Code");
        text("country", "Country/Region");
        text("hs_country_region_code", "Country/Region Code");
        text("jobtitle", "Job Title");
        text("salutation", "Salutation");
        text("website", "Website URL");
        text("message", "Message");
        text("industry", "Industry");
        select(STAGE, "Lifecycle Stage", STAGES);
        select(
                "hs_lead_status",
                "Lead Status",
                List.of(
                        "NEW",
                        "OPEN",
                        "IN_PROGRESS",
                        "OPEN_DEAL",
                        "UNQUALIFIED",
                        "ATTEMPTED_TO_CONTACT",
                        "CONNECTED",
                        "BAD_TIMING"));
        select("hs_language", "Preferred language", List.of(LANGUAGES.split(",")));
        text("hs_timezone", "Time Zone");
        text("hubspot_owner_id", "Contact owner");
        add("hs_email_optout", "Unsubscribed from all email", "bool", "booleancheckbox", bools(), false, false);
        add("annualrevenue", "Annual Revenue", "string", "text", List.of(), false, false);
        add("numemployees", "Number of Employees", "string", "text", List.of(), false, false);
        add("date_of_birth", "Date of birth", "string", "text", List.of(), false, false);
        add("closedate", "Close Date", "datetime", "date", List.of(), false, false);
        add("num_associated_deals", "Number of Associated Deals", "number", "number", List.of(), false, true);
        add("associatedcompanyid", "Primary Associated Company ID", "number", "number", List.of(), false, false);
        text("hs_calculated_phone_number", "Calculated Phone Number", true);
        text(MORE_EMAILS, "Additional email addresses", true);
        text("hs_merged_object_ids", "Merged record IDs", true);
        add(CREATED, "Create Date", "datetime", "date", List.of(), false, true);
        add(MODIFIED, "Last Modified Date", "datetime", "date", List.of(), false, true);
        add(ID, "Record ID", "number", "number", List.of(), false, true);
    }

    static List<Property> list() {
        return List.copyOf(new DefaultProperties().all);
    }

    private void text(String name, String label) {
        text(name, label, "text");
    }

    private void text(String name, String label, String fieldType) {
        add(name, label, "string", fieldType, List.of(), false, false);
    }

    private void text(String name, String label, boolean readOnly) {
        add(name, label, "string", "text", List.of(), false, readOnly);
    }

    private void select(String name, String label, List<String> values) {
        List<Option> options = values.stream()
                .map(v -> new Option(v, v.toLowerCase(Locale.ROOT).replace('_', ' ')))
                .toList();
        add(name, label, "enumeration", "select", options, false, false);
    }

    private static List<Option> bools() {
        return List.of(new Option("true", "Yes"), new Option("false", "No"));
    }

    private void add(
            String name,
            String label,
            String type,
            String fieldType,
            List<Option> options,
            boolean unique,
            boolean readOnly) {
        all.add(new Property(
                (short) all.size(),
                name,
                label,
                "",
                "contactinformation",
                type,
                fieldType,
                options,
                unique,
                true,
                readOnly,
                SINCE));
    }
}
