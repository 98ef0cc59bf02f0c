import { setTimeout as wait } from 'node:timers/promises'
import { setupAddress } from '@/auth/setup'
import { sharedNow } from '@/db/clock'
import { publicVersion, write } from '@/db/connection'
import { notices, savedLists, settings } from '@/db/schema'
import { askForBackup } from '@/domain/backups/backing-up'
import { checkRecord } from '@/domain/care/record-check'
import { release } from '@/domain/publishing/releases'
import { record } from '@/domain/staff/audit'
import { content, got, post, someone } from '@/domain/testing/newsroom'
import { saveDraft } from '@/domain/writing/drafts'
import { closeEntryWindow, openEntryWindow } from '@/domain/writing/presence'
import { startBackgroundJobs } from '@/server/background/background-jobs'
import { errorCode, isOutdatedVersion } from '@/lib/files/storage-fault'
import { ProcessCalls } from '@/server/renderers/calls'
import { whileLeading } from '@/server/background/lead'
import { adminOfOpenArchive } from '../archives'
import { client, type Line, type Work } from '../clients'
import { domainDesk, type SavedTextRef } from '../desk'
import { editPage, retryWhileAway } from '../failover/working'
import { serve } from './serve'

// A process among several that serve an archive. Answers calls from its parent's channel.

const ahead = Number(process.env.CLOCK_AHEAD)
const machineNow = Date.now
if (ahead) Date.now = () => machineNow() + ahead

const reportEvent = (event: string) => calls.call('event', event)
type LongWork = { name: string; argument?: unknown }
type Text = SavedTextRef & { title: string; at?: number }

const calls: ProcessCalls = new ProcessCalls(process, {
  ready: async () => void (await publicVersion()),
  serve: () => serve(),
  serveSite: async (pause: number) => (await import('./site')).serveSite(pause),
  endSite: async () => (await import('./site')).endSite(),
  admin: async () => (await someone('admin')).id,
  post: async ({ title, at }: { title: string; at?: number }) => {
    const actor = await adminOfOpenArchive()
    const text = await post(actor, { title, slug: title }, sharedNow())
    const { path } = got(await release(actor, { ...text, at }, sharedNow()))
    return { ...text, path }
  },
  edit: async ({ title, ...base }: Text) => {
    const actor = await adminOfOpenArchive()
    const save = { entryId: base.entryId, base, session: 's', content: content({ title, slug: 'edited' }) }
    const saved = got((await saveDraft(actor, save, sharedNow())) as never) as SavedTextRef
    got(await release(actor, saved, sharedNow()))
    return saved
  },
  /** Writes `count` times, each time with an act in the record. */
  write: async ({ name, count }: { name: string; count: number }) => {
    const actor = await adminOfOpenArchive()
    for (let n = 0; n < count; n++)
      // In a table whose changes do not wait for the others anyway, at the row of the public version.
      await write(async (tx) => {
        await record(tx, actor, { verb: 'kept a list', detail: { name, n } }, sharedNow())
        await tx.insert(savedLists).values({ staffId: actor.id!, name: `${name} ${n}`, query: '' })
      })
  },
  checkRecord,
  fill: async () => (await import('./filling')).fill(),
  hide: async (now: number) => (await import('./filling')).hide(now),
  schedule: async (moments: number[]) => (await import('./filling')).schedule(moments),
  offerTable: async () => (await import('./filling')).offerTable(),
  /** Runs one of the functions of long-work.ts. */
  longWork: async ({ name, argument }: LongWork) => {
    const { longWork } = await import('./long-work')
    return longWork[name]!(argument as never, reportEvent)
  },
  setupAddress: () => setupAddress(),
  /** Holds the writers' lock for `ms`, and reports how the transaction ended. */
  hold: async ({ name, ms }: { name: string; ms: number }) => {
    const held = write(async (tx) => {
      await tx.insert(settings).values({ key: name, value: 1 })
      await reportEvent('holds')
      await wait(ms)
      await tx.insert(settings).values({ key: `${name} again`, value: 1 })
    })
    return held.then(
      () => 'written',
      () => 'refused',
    )
  },
  /** Works at the desk until the process is killed or refused. */
  work: async (work: Work) => {
    const desk = domainDesk(await adminOfOpenArchive())
    void client(desk, work, (line) => void calls.call('line', line)).catch((error: unknown) => {
      if (!isOutdatedVersion(error)) throw error
      void reportEvent(`ends with ${errorCode(error)}`)
    })
  },
  /** Works in the same way, and continues after outages of the database. */
  keepWorking: async (work: Work) => {
    const tellLine = (line: Line) => void calls.call('line', line)
    void retryWhileAway(async () => client(domainDesk(await adminOfOpenArchive()), work, tellLine), reportEvent)
  },
  keepEditing: async () => {
    void retryWhileAway(() => editPage((page) => calls.call('page', page)), reportEvent)
  },
  lead: async () => {
    whileLeading(() => {
      void reportEvent('leads')
      return async () => void reportEvent('leads no more')
    }, 200)
  },
  jobs: async () => void startBackgroundJobs(),
  askForBackup: async () => askForBackup(await adminOfOpenArchive(), sharedNow()),
  notices: async (count: number) => {
    const { id } = await adminOfOpenArchive()
    const rows = Array.from({ length: count }, (_, n) => ({
      staffId: id!,
      kind: 'submitted' as const,
      about: `text ${n}`,
      createdAt: sharedNow(),
    }))
    await write(async (tx) => void (await tx.insert(notices).values(rows)))
  },
  open: async (session: string) =>
    got(await openEntryWindow(await adminOfOpenArchive(), { entryId: 1, session, wroteAgo: 1_000 }, sharedNow())),
  close: async (session: string) => closeEntryWindow(await adminOfOpenArchive(), { entryId: 1, session }),
})
