import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** Ends this process once the one that started it is gone, even while this thread is busy and hears nothing of that. */
export async function watchParent() {
  // Without what this process was started with: loading that may take the main thread.
  const worker = new Worker(join(import.meta.dirname, 'parent-watch.mjs'), { execArgv: [] })
  await once(worker, 'message')
  worker.unref()
}
