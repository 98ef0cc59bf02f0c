import { freePort, startServer } from '@/e2e/support/server'
import { faultSettings, type Fault } from '../faults'
import { compare, type Answers, type Comparison } from './compare'
import { twoArchives } from './pair'

/** Compares answers of the built site over HTTP for two archives that differ only in what readers must not notice. */
export async function compareServers({ fault }: { fault?: Fault } = {}): Promise<Comparison> {
  const { plain, full, addresses, remove } = await twoArchives(Date.now())
  const port = await freePort()
  try {
    const answersOf = (dataDir: string) => serverAnswers({ dataDir, port, addresses }, fault)
    return compare(await answersOf(plain), await answersOf(full))
  } finally {
    remove()
  }
}

type Question = { dataDir: string; port: number; addresses: string[] }

async function serverAnswers({ dataDir, port, addresses }: Question, fault?: Fault): Promise<Answers> {
  const settings = { DEMO: 'no', LOG_LEVEL: 'fatal', ...faultSettings(fault) }
  const server = await startServer({ dataDir, port, settings })
  try {
    return await askTwice(server.url, addresses)
  } finally {
    await server.stop()
  }
}

/** Returns a server's answers. Asks each address twice: the second answer comes from the kept page. */
export async function askTwice(url: string, addresses: string[]): Promise<Answers> {
  const answers: Answers = {}
  for (const address of addresses)
    answers[address] = `${await answerAt(url + address)} ${await answerAt(url + address)}`
  return answers
}

async function answerAt(url: string) {
  // A kept page is later compressed again with better quality, so uncompressed bytes are compared.
  const response = await fetch(url, { redirect: 'manual', headers: { 'accept-encoding': 'identity' } })
  const headers = [...response.headers].filter(([name]) => name !== 'date')
  return JSON.stringify([response.status, headers, Buffer.from(await response.arrayBuffer()).toString('latin1')])
}
