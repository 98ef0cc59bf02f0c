import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { runAt } from '@/db/test-server'
import { sharedInstallation } from './installation'

export type Mails = { mails: number; kills: number; sent: number; cutOff: number; problems: string[] }

/**
 * Kills the leader (SIGKILL) repeatedly while it sends mails; another instance continues. No mail may arrive twice. At
 * most one mail per kill may be lost, and the archive must report it.
 */
export async function killLeaders(kills: number, { mailsEach = 12, claimsAreForgotten = false } = {}): Promise<Mails> {
  const installation = await sharedInstallation()
  // With the deliberate fault the last mail gets no answer: the leader must not finish before the kill.
  const server = await mailServer(mailsEach, { holdsLast: claimsAreForgotten })
  const settings = { SMTP_URL: `smtp://127.0.0.1:${server.port}` }
  const mails = (kills + 1) * mailsEach
  try {
    let leader = await installation.start({ settings })
    await leader.call('admin')
    await leader.call('notices', mails)
    if (claimsAreForgotten) await runAt(installation.databaseUrl, forgetClaims)
    await leader.call('jobs')
    for (let n = 1; n <= kills; n++) {
      const next = await installation.start({ settings })
      await next.call('jobs')
      while (server.ids.length < n * mailsEach) await wait(1)
      await wait(Math.random() * 10)
      await leader.kill()
      // Accepts all remaining mails at last: duplicates would make more than expected.
      server.takes(n < kills ? (n + 1) * mailsEach : Infinity)
      leader = next
    }
    const stateOfMails = async () => {
      const query = `select count(*) filter (where mailed_at is not null or mail_problem is not null)::int as tried,
        count(mailed_at)::int as mailed from notices`
      return (await runAt(installation.databaseUrl, query)).rows[0] as { tried: number; mailed: number }
    }
    let state = await stateOfMails()
    while (state.tried < mails || mails - state.mailed > kills) {
      await wait(100)
      state = await stateOfMails()
    }
    const sent = new Set(server.ids)
    const problems = server.ids.length > sent.size ? [`${server.ids.length - sent.size} mails came twice`] : []
    const lost = mails - sent.size
    const marked = mails - state.mailed
    if (lost > marked) problems.push(`${lost} mails did not come, of which ${marked} are known to have been cut off`)
    return { mails, kills, sent: sent.size, cutOff: marked, problems }
  } finally {
    await server.close()
    await installation.remove()
  }
}

/** Deliberate fault: a search for unsent mails also finds claimed ones. */
const forgetClaims = `
  create function forget_claim() returns trigger language plpgsql as $$
  begin
    new.mail_problem := null; new.tried_at := null; return new;
  end $$;
  create trigger forget_claim before update on notices for each row when (new.mail_problem = 'Being sent.') execute function forget_claim()`

/** A mail server that records Message-IDs. After `max` mails it greets nobody; `holdsLast`: the last gets no answer. */
async function mailServer(max: number, { holdsLast }: { holdsLast: boolean }) {
  const ids: string[] = []
  const server = createServer(async (socket) => {
    let data: string | undefined
    const say = (line: string) => socket.write(`${line}\r\n`)
    socket.on('error', () => {})
    socket.on('data', async (chunk) => {
      if (data !== undefined) {
        data += String(chunk)
        if (!data.endsWith('\r\n.\r\n')) return
        ids.push(/^Message-ID: <(.+)>/im.exec(data)![1]!)
        data = undefined
        await wait(5)
        while (holdsLast && ids.length >= max) await wait(5)
        return say('250 kept')
      }
      const command = String(chunk).slice(0, 4).toUpperCase()
      if (command === 'DATA') data = ''
      say({ DATA: '354 go on', QUIT: '221 bye' }[command] ?? '250 ok')
    })
    while (ids.length >= max) await wait(5)
    say('220 loopback')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const takes = (number: number) => void (max = number)
  return { ids, takes, port: (server.address() as AddressInfo).port, close: async () => void server.close() }
}
