import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Kept pages of the front door, their bytes in memory, and hits and misses since the start. */
export type StoreFigures = { pages: number; bytes: number; hits: number; misses: number }

export type MetricsJson = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

type ProcessMeasures = ReturnType<typeof createMeasures>

/** Classes of status codes; `none`: the client left before the answer. */
export const answerClasses = ['none', '1xx', '2xx', '3xx', '4xx', '5xx']

const globalKey = Symbol.for('gazette.metrics')
const globalState = globalThis as { [globalKey]?: ProcessMeasures }

export function metrics(): ProcessMeasures {
  return (globalState[globalKey] ??= createMeasures())
}

/** Adds Node's own figures: memory, processor time, delay of the event loop. Call it once in a process. */
export function measureProcess(labels = {}) {
  const { registry } = metrics()
  collectDefaultMetrics({ register: registry, labels })
  // Sums of figures that also exist by type; not counters, despite their names.
  for (const figure of ['handles', 'requests', 'resources'])
    registry.removeSingleMetric(`nodejs_active_${figure}_total`)
}

function createMeasures() {
  const registry = new Registry()
  const registers = [registry]
  const keptAnswers = answerClasses.map(() => 0)
  const measures = {
    registry,
    requests: new Counter({
      name: 'gazette_http_requests_total',
      help: 'Requests by the kind of thing that was asked for and the class of the answer; refused: not tried, since too many waited or the page was set aside.',
      labelNames: ['kind', 'answer'] as const,
      registers,
      collect() {
        for (const [hundreds, times] of keptAnswers.entries())
          if (times > 0) this.inc({ kind: 'kept', answer: answerClasses[hundreds] }, times)
        keptAnswers.fill(0)
      },
    }),
    /** Answers with kept pages by status class. A plain array, because a label costs more than the answer. */
    keptAnswers,
    duration: new Histogram({
      name: 'gazette_http_request_duration_seconds',
      help: 'Time from a request to the first byte of its answer, by the kind of thing that was asked for; not of kept pages.',
      labelNames: ['kind'] as const,
      buckets: [0.0001, 0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    writesWaiting: new Gauge({
      name: 'gazette_writes_waiting',
      help: 'Transactions that wait for their turn or are under way.',
      registers,
    }),
    writeWait: new Histogram({
      name: 'gazette_write_wait_seconds',
      help: 'Time that a transaction waited for those before it and for other processes.',
      buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2, 10],
      registers,
    }),
    store: undefined as (() => StoreFigures) | undefined,
    others: undefined as (() => Promise<MetricsJson[]>) | undefined,
  }
  addStoreFigures(measures, registers)
  return measures
}

function addStoreFigures(measures: { store?: () => StoreFigures }, registers: Registry[]) {
  const figures = [
    ['pages', Gauge, 'gazette_store_pages', 'Finished pages that the store holds.'],
    ['bytes', Gauge, 'gazette_store_bytes', 'Memory of the finished pages that the store holds.'],
    ['hits', Counter, 'gazette_store_hits_total', 'Pages that were sent as the store held them.'],
    ['misses', Counter, 'gazette_store_misses_total', 'Pages that had to be made.'],
  ] as const
  for (const [figure, Metric, name, help] of figures)
    new Metric({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(measures.store?.()[figure] ?? 0)
      },
    })
}

export async function collectedMetrics() {
  const { registry, others } = metrics()
  if (!others) return registry.metrics()
  return AggregatorRegistry.aggregate([await registry.getMetricsAsJSON(), ...(await others())]).metrics()
}
