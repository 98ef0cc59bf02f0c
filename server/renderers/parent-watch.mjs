// A thread that ends its process when the parent has gone.
import process from 'node:process'
import { parentPort } from 'node:worker_threads'

const parentPid = process.ppid
setInterval(() => process.ppid === parentPid || process.kill(process.pid, 'SIGKILL'), 1_000)
parentPort.postMessage('watching')
