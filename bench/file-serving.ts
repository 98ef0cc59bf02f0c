// What sending stored files costs the process that sends them, in its own processor time: node --import tsx bench/file-serving.ts
// A file of 20 kB, one of 2 MB and a part of 100 kB of it, over 16 connections; the least of 8 rounds, in µs a request.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeDatabase, openDatabase, read } from '@/db/connection'
import { migrateDatabase } from '@/db/migrate'
import { storedFiles } from '@/db/schema'
import { uploaded } from '@/domain/testing/stored-files'
import { findStoredFile } from '@/domain/published/stored-file'
import { files, type FindFile } from '@/server/files'

type Work = { port: number; path: string; headers: Record<string, string>; requests: number }

const rounds = 8

function client() {
  process.on('message', async ({ port, path, headers, requests }: Work) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 16 })
    let left = requests
    const ask = async () => {
      while (left-- > 0)
        await new Promise((answered, failed) => {
          request({ agent, port, path, headers, host: '127.0.0.1' }, (res) => {
            if (res.statusCode! >= 300) failed(new Error(`${res.statusCode}`))
            res.on('end', answered).resume()
          })
            .on('error', failed)
            .end()
        })
    }
    await Promise.all(Array.from({ length: 16 }, ask))
    agent.destroy()
    process.send!('done')
  })
  process.send!('ready')
}

async function measure() {
  const dataDir = mkdtempSync(join(tmpdir(), 'gazette-bench-'))
  openDatabase(dataDir)
  migrateDatabase()
  const small = await uploaded({ files: { 'document.pdf': 'x'.repeat(20_000) } })
  const large = await uploaded({ files: { 'document.pdf': 'x'.repeat(2_000_000) } })
  // As many questions to the database as a file of a publication takes.
  const find: FindFile = async ({ id }) => {
    for (let n = 0; n < 2; n++) await read().select().from(storedFiles).limit(1)
    return { mediaId: id, name: 'a.pdf', type: 'application/pdf', file: 'document.pdf', tag: id }
  }
  const step = files({ find, findStored: findStoredFile, countDownload: () => {} })
  const server = createServer((req, res) => void step(req, res, () => void res.writeHead(404).end()))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const child = fork(import.meta.filename, ['--client'], { execArgv: ['--import', 'tsx'] })
  await once(child, 'message')
  const works: [string, Work][] = [
    ['20 kB', { port, path: `/files/${small}/a.pdf`, headers: {}, requests: 3_000 }],
    ['2 MB', { port, path: `/files/${large}/a.pdf`, headers: {}, requests: 300 }],
    [
      '100 kB of 2 MB',
      { port, path: `/files/${large}/a.pdf`, headers: { range: 'bytes=500000-599999' }, requests: 2_000 },
    ],
  ]
  for (const [name, work] of works) {
    const costs: number[] = []
    for (let round = 0; round < rounds; round++) {
      const before = process.cpuUsage()
      child.send(work)
      await once(child, 'message')
      const { user, system } = process.cpuUsage(before)
      costs.push((user + system) / work.requests)
    }
    console.log(`${name}: ${Math.min(...costs).toFixed(0)} µs`)
  }
  child.disconnect()
  server.close()
  closeDatabase()
  rmSync(dataDir, { recursive: true })
}

if (process.argv.includes('--client')) client()
else await measure()
