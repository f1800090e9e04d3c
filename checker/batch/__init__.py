"""Many statements judged part by part: in one process, in several, on a cluster, with the same result to the byte.

    statements -> partitions -> pieces of the report -> journal -> the report

A verdict depends on its statement and the store alone, so it does not matter which process judges a partition,
when, or how often: the journal takes each once, in order.
"""
