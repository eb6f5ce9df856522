package io.ringback.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FairShareTest {
    @Test
    void sole_replica_wants_every_shard() {
        assertThat(new FairShare(16, 1).wanted(0)).isEqualTo(16);
    }

    @Test
    void newcomer_makes_the_first_give_half_of_them_back() {
        var share = new FairShare(16, 2);

        assertThat(share.surplus(16)).isEqualTo(8);
        assertThat(share.wanted(0)).isEqualTo(8);
    }

    @Test
    void shares_of_all_replicas_cover_every_shard() {
        for (int replicas = 1; replicas <= 40; replicas++) {
            assertThat(new FairShare(16, replicas).most() * replicas).isGreaterThanOrEqualTo(16);
        }
    }

    @Test
    void replica_with_its_share_neither_gives_nor_takes() {
        var share = new FairShare(16, 3);

        assertThat(share.surplus(6)).isZero();
        assertThat(share.wanted(6)).isZero();
    }

    @Test
    void no_replica_at_all_makes_no_sense() {
        assertThatThrownBy(() -> new FairShare(16, 0)).hasMessageStartingWith("replicas must be 1 to");
    }
}
