package io.ringback.cdr;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of cdr-service. */
@ConfigMapping(prefix = "ringback.cdr")
public interface CdrSettings {
    /** Exports. */
    Export export();

    /** The limits of an export. */
    interface Export {
        /** Rows read from the database at a time; an export holds this many in memory. */
        @WithDefault("500")
        int pageRows();

        /** Rows of one export at most; what is beyond takes another one with other filters. */
        @WithDefault("1000000")
        long maxRows();
    }
}
