extension MetricDescription {
    /// Every metric of the program. `Harvest` counts them by these names; one that is not here has no help text.
    package static let all: [MetricDescription] = [
        MetricDescription("tidewaiter_build_info", "Always 1; the label tells the version."),
        MetricDescription("tidewaiter_requests_total", "HTTP requests made, by outcome."),
        MetricDescription("tidewaiter_sources_polled_total", "Times a source was asked, by outcome."),
        MetricDescription("tidewaiter_articles_total", "Articles stored, by what they were: new, or a new revision."),
        MetricDescription("tidewaiter_alerts_raised_total", "Alerts raised, by severity."),
        MetricDescription("tidewaiter_wire_bytes_total", "Bytes of bodies received, as they were sent."),
        MetricDescription("tidewaiter_body_bytes_total", "Bytes of bodies received, decompressed."),
        MetricDescription("tidewaiter_evidence_bytes_total", "Bytes of evidence written, compressed."),
        MetricDescription("tidewaiter_sources", "Sources of the catalogue that are enabled, by how they fare."),
        MetricDescription("tidewaiter_sources_due", "Sources whose time has come and that wait for a worker."),
        MetricDescription("tidewaiter_sources_working", "Sources that are worked on now."),
        MetricDescription("tidewaiter_hosts_paused", "Hosts that are not asked now, since they said so or fail."),
        MetricDescription(
            "tidewaiter_poll_seconds", "Time that one source took, from the request to the stored articles.",
            buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120]),
        MetricDescription(
            "tidewaiter_item_delay_seconds", "Time from the publication of an item to its storage.",
            buckets: [60, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 259_200, 604_800]),
        MetricDescription("tidewaiter_deliveries_total", "Alerts sent to sinks, by sink and outcome."),
        MetricDescription("tidewaiter_outbox_waiting", "Alerts that wait for delivery."),
        MetricDescription("tidewaiter_list_age_seconds", "Time since a sanctions list was last reached, by list."),
        MetricDescription("tidewaiter_last_pass_timestamp_seconds", "When the last pass ended, in Unix time."),
    ]
}
