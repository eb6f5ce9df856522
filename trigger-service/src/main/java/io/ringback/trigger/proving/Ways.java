package io.ringback.trigger.proving;

import io.ringback.edge.problem.Problems;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a number can be told a code here.
 *
 * @param ways the usual one first
 */
@Schema(name = "WaysToProve")
public record Ways(List<Way> ways) {
    public Ways {
        ways = List.copyOf(ways);
    }

    /** @param messages whether there is a gateway that sends them */
    static Ways with(boolean messages) {
        return new Ways(messages ? List.of(Way.CALL, Way.SMS) : List.of(Way.CALL));
    }

    /** @throws io.ringback.edge.problem.ProblemException 422 naming the field if there is no such way here */
    void require(Way by) {
        if (!ways.contains(by)) {
            throw Problems.unprocessable("sms-off", "by", "cannot be SMS: no messages are sent here");
        }
    }
}
