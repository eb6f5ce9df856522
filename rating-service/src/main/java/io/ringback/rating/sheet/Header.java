package io.ringback.rating.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the columns of a sheet are. */
public final class Header {
    private final Map<String, Integer> places = new HashMap<>();

    /** @throws IllegalArgumentException if a column is there twice */
    public Header(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (places.put(names.get(i).strip(), i) != null) {
                throw new IllegalArgumentException(
                        "header has the column " + names.get(i).strip() + " twice");
            }
        }
    }

    /** @throws IllegalArgumentException if there are others than these, or one of the needed ones is not there */
    void check(List<String> known, List<String> needed) {
        places.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("header has the unknown column " + name);
                });
        checkHas(needed);
    }

    /** @throws IllegalArgumentException if one of the needed ones is not there */
    public void checkHas(List<String> needed) {
        needed.stream().filter(name -> !has(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("header has no column " + name);
        });
    }

    boolean has(String name) {
        return places.containsKey(name);
    }

    /** The text in this column, empty if there is no such column. */
    public String text(List<String> fields, String name) {
        var place = places.get(name);
        return place == null ? "" : fields.get(place).strip();
    }
}
