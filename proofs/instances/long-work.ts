import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { asc, eq } from 'drizzle-orm'
import { backUp } from '@/cli/backup'
import { deliveryImport } from '@/cli/imports/delivery'
import { sharedNow } from '@/db/clock'
import { read, write } from '@/db/connection'
import { mediaEditions, staff } from '@/db/schema'
import { sendDuePings, chooseSearchEngineNotices } from '@/domain/addresses/pings'
import { backingUp, type BackingUp } from '@/domain/backups/backing-up'
import { lastBackup } from '@/domain/backups/backups'
import { erasureSteps, finishErasures } from '@/domain/erasures/carry-out'
import { oneErasure } from '@/domain/erasures/erasure-lists'
import { confirmErasure, requestErasure } from '@/domain/erasures/erasures'
import { makeDueEditions } from '@/domain/files/editions'
import { storeUpload } from '@/domain/files/intake'
import { receiveExport } from '@/domain/imports/deliveries'
import { beginRun, runStateOf, type RunState } from '@/domain/imports/runs'
import { exportXml } from '@/domain/imports/wordpress/test-export'
import { setRecordMail, sendRecordMail } from '@/domain/notices/record-mail'
import { release } from '@/domain/publishing/releases'
import { makeActor } from '@/domain/staff/actor'
import { got, post, someone } from '@/domain/testing/newsroom'
import { pdfBytes } from '@/domain/testing/uploads'
import { env } from '@/lib/process/env'
import { adminOfOpenArchive } from '../archives'

// Long work that one instance begins and another observes or continues. Loaded on demand.

type ReportEvent = (event: string) => Promise<void>
const siteUrl = 'https://gazette.example'

/** Makes a backup, as the process of the background jobs does. */
async function makeBackup() {
  return (await backUp(join(env().dataDir, 'a-backup'), { now: sharedNow() })).ok
}

/** Polls as a page that waits for a backup does; returns the states that it saw, and the final backup. */
async function watchBackup() {
  const person = await adminOfOpenArchive()
  const told: NonNullable<BackingUp['underway']>[] = []
  let state = await backingUp(person, sharedNow())
  while (state.newest === 0 || state.underway) {
    if (state.underway) told.push(state.underway)
    await wait(5)
    state = await backingUp(person, sharedNow())
  }
  const { newest, provedAt } = await lastBackup()
  return { told, isProved: provedAt !== undefined, files: newest?.files }
}

/** Receives an export with `texts` texts and begins its import; returns the number of the delivery. */
async function receive(texts: number) {
  const items = Array.from({ length: texts }, (_, n) => ({ id: n + 1, slug: `text-${n}` }))
  const source = Readable.from([Buffer.from(exportXml(items))])
  const { id } = got(await receiveExport(await adminOfOpenArchive(), { source, name: 'site.xml' }, sharedNow()))
  got(await beginRun(await adminOfOpenArchive(), { id, is: 'import' }, sharedNow()))
  return id
}

/** Imports a delivery as the process does that the desk starts. */
async function importDelivery(id: string) {
  return deliveryImport.run([id])
}

/** Returns the state of an import, as a page would see it `later` ms from now. */
async function importState({ id, later = 0 }: { id: string; later?: number }): Promise<RunState> {
  return runStateOf({ id }, sharedNow() + later)
}

/** Begins an import again `later` ms from now: it has reported nothing meanwhile. */
async function beginAgain({ id, later }: { id: string; later: number }) {
  return (await beginRun(await adminOfOpenArchive(), { id, is: 'import' }, sharedNow() + later)).ok
}

async function addEditors() {
  await someone('editor')
  await someone('editor')
}

/** Erases a text up to one step, reports that, and then waits for ever; returns the number of the erasure. */
async function eraseUpTo(step: string, tell: ReportEvent) {
  const editors = await read().select().from(staff).where(eq(staff.role, 'editor')).orderBy(asc(staff.id))
  const [first, second] = [makeActor(editors[0]!), makeActor(editors[1]!)]
  const { entryId, ...saved } = await post(first, { title: 'Her own story' }, sharedNow())
  got(await release(first, { entryId, ...saved }, sharedNow()))
  const request = { entryId, withTranslations: false, mediaIds: [] }
  const { id } = got(await requestErasure(first, request, sharedNow()))
  erasureSteps[step] = async () => {
    await tell('half erased')
    return new Promise(() => {})
  }
  void confirmErasure(second, id, sharedNow())
  return id
}

async function erasureState(id: number) {
  return (await oneErasure(await adminOfOpenArchive(), id, sharedNow()))?.state
}

async function goOnErasing() {
  await finishErasures(sharedNow())
}

/** Uploads a document without an edition; returns its id. */
async function uploadDocument() {
  const source = await pdfBytes('Words of a page')
  const { id } = got(await storeUpload(await adminOfOpenArchive(), { source, name: 'report.pdf' }, sharedNow()))
  await write(async (tx) => void (await tx.delete(mediaEditions).where(eq(mediaEditions.mediaId, id))))
  return id
}

async function makeEditions() {
  return makeDueEditions({ signal: new AbortController().signal, pause: async () => {} })
}

/** Turns on notices to search engines and the daily mail with the newest act. */
async function choosePings() {
  const admin = await adminOfOpenArchive()
  got(await chooseSearchEngineNotices(admin, true, sharedNow() - 1_000))
  got(await setRecordMail(admin, true, sharedNow()))
}

type SendOptions = { neverAnswers?: boolean }

/** Sends due notices to search engines; returns how many. `neverAnswers`: the search engine never answers. */
async function sendPings({ neverAnswers }: SendOptions, tell: ReportEvent) {
  let sent = 0
  const send = async () => {
    sent++
    await tell('ping')
    if (neverAnswers) await new Promise(() => {})
    return 200
  }
  await sendDuePings(send, siteUrl, sharedNow() + 60_000)
  return sent
}

/** Sends the mail of the record; returns how many. `neverAnswers`: the mail server never answers. */
async function sendRecord({ neverAnswers }: SendOptions, tell: ReportEvent) {
  let sent = 0
  const send = async () => {
    sent++
    await tell('mail of the record')
    if (neverAnswers) await new Promise(() => {})
  }
  await sendRecordMail(send, siteUrl, sharedNow() + 60_000)
  return sent
}

export const longWork: Record<string, (argument: never, tell: ReportEvent) => Promise<unknown>> = {
  makeBackup,
  watchBackup,
  receive,
  importDelivery,
  importState,
  beginAgain,
  addEditors,
  eraseUpTo,
  erasureState,
  goOnErasing,
  uploadDocument,
  makeEditions,
  choosePings,
  sendPings,
  sendRecord,
}
