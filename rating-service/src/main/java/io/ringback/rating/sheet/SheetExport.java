package io.ringback.rating.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.ringback.edge.problem.Problems;
import io.ringback.messaging.Database;
import io.ringback.rating.deck.DeckFacts;
import io.ringback.rating.deck.RatePages;
import io.ringback.rating.tariff.Rate;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Writes the rates of a version as a sheet, page by page: a slow reader keeps no connection of the database. */
@Singleton
class SheetExport {
    private static final int PAGE = 5_000;

    private final Database database;

    SheetExport(Database database) {
        this.database = database;
    }

    /** @throws io.ringback.edge.problem.ProblemException 404 without such a version */
    StreamingOutput of(UUID deckId) {
        var facts = database.read(sql -> sql.queryOne("SELECT * FROM rate_deck WHERE id = $1", deckId)
                        .map(DeckFacts::of))
                .orElseThrow(() -> Problems.notFound("rate-deck"));
        return output -> {
            try (var sheet =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(output, StandardCharsets.UTF_8)) {
                sheet.writeRecord(RateSheet.COLUMNS);
                var pages = RatePages.of(deckId, facts, PAGE);
                List<Rate> page;
                do {
                    page = database.read(pages::next);
                    for (Rate rate : page) {
                        sheet.writeRecord(RateSheet.line(rate));
                    }
                } while (page.size() == PAGE);
            }
        };
    }
}
