import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** Ends this process with its parent, even while the main thread is busy. */
export async function watchParent() {
  // Without this process's arguments: loading them may block the main thread.
  const worker = new Worker(join(import.meta.dirname, 'parent-watch.mjs'), { execArgv: [] })
  await once(worker, 'message')
  worker.unref()
}
