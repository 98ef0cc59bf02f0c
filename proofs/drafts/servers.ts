import { freePort, startServer } from '@/e2e/support/server'
import { faultSettings, type Fault } from '../faults'
import { compare, type Answers, type Comparison } from './compare'
import { twoArchives } from './pair'

/** Asks a server of the built site over HTTP about two archives that differ only in what readers must not notice. */
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

/** Returns what a server answers, each address asked twice: the second is what it kept of the first. */
export async function askTwice(url: string, addresses: string[]): Promise<Answers> {
  const answers: Answers = {}
  for (const address of addresses)
    answers[address] = `${await answerAt(url + address)} ${await answerAt(url + address)}`
  return answers
}

async function answerAt(url: string) {
  // A kept page is compressed better when there is time for it: its bytes are compared as they are without.
  const response = await fetch(url, { redirect: 'manual', headers: { 'accept-encoding': 'identity' } })
  const headers = [...response.headers].filter(([name]) => name !== 'date')
  return JSON.stringify([response.status, headers, Buffer.from(await response.arrayBuffer()).toString('latin1')])
}
