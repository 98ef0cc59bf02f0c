import { confirm, sessionFor, someone } from '@/e2e/support/staff'
import { freePort, startServer } from '@/e2e/support/server'
import { emptyArchive, withOpenArchive } from './archives'
import { faultSettings, type Fault } from './faults'
import { httpDesk } from './http-desk'

export type ServerOptions = { folder?: string; settings?: Record<string, string>; fault?: Fault }

/** A server of the built site on an archive of its own, and an admin with a session at its desk. */
export async function ownServer({ folder, settings = {}, fault }: ServerOptions = {}) {
  const archive = await emptyArchive(folder)
  const { dataDir } = archive
  const port = await freePort()
  const ownSettings = { DEMO: 'no', LOG_LEVEL: 'error', ...faultSettings(fault), ...settings }
  const server = await startServer({ dataDir, port, settings: ownSettings })
  const session = await withOpenArchive(dataDir, async () => {
    const person = await someone('admin')
    return { person, cookie: (await sessionFor(person)).cookie }
  })
  const desk = httpDesk(server.url, session)
  /** The admin confirms their identity, which erasing requires every few minutes. */
  const confirmAgain = () => withOpenArchive(dataDir, () => confirm(session.person, Date.now()))
  const remove = async () => {
    await server.stop()
    archive.remove()
  }
  return { server, desk, confirmAgain, cookie: session.cookie, dataDir, remove }
}
export type OwnServer = Awaited<ReturnType<typeof ownServer>>
