import Hummingbird
import Monitoring

extension Endpoint {
    /// `GET /metrics`: the metrics of the program and its process, as Prometheus reads them.
    static func metrics(_ dependencies: ConsoleDependencies) -> Endpoint {
        .get("/metrics") { _, _ in
            await dependencies.refreshMetrics()
            let text = dependencies.registry.render() + ProcessFigures.render()
            var headers = HTTPFields()
            headers[.contentType] = PrometheusRegistry.contentType
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }
}
