// Loaded into a server by `--import`. Between `/begin` and `/end` it measures, in milliseconds of processor time of the
// thread that answers, the longest stretch in which nothing else could run: other programs of the machine do not count.
import { createServer } from 'node:http'
import { isMainThread } from 'node:worker_threads'

// Neither the processes that the server starts nor its threads answer.
delete process.env.NODE_OPTIONS

const spent = () => {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  return (user + system) / 1_000
}
let [longest, last] = [0, 0]
let timer

function measure() {
  const now = spent()
  longest = Math.max(longest, now - last)
  last = now
  timer = setTimeout(measure, 1)
}

const answers = createServer(({ url }, res) => {
  clearTimeout(timer)
  measure()
  clearTimeout(timer)
  res.end(String(longest))
  if (url !== '/begin') return
  ;[longest, last] = [0, spent()]
  measure()
})
if (isMainThread) answers.listen(Number(process.env.STRETCHES_PORT), 'localhost')
