import { Link } from '@/components/ui/link'
import { notFound, redirect } from 'next/navigation'
import { RunProgressNote, RunButtons, SettingNotePart } from '../../run-parts'
import { ReportView } from '../../report-view'
import { TermRules } from './rules'
import { sizeInWords, tallyInWords } from '../../words'
import { PageHead, Note } from '@/components/admin/shell/page-head'
import { findDelivery, uploadFolders } from '@/domain/imports/deliveries'
import { findTrial, importOf, runStateOf } from '@/domain/imports/runs'
import { isUnknown, languagesInWords, settingNotes } from '@/domain/imports/import-setting'
import { siteAddressMissing } from '@/domain/imports/wordpress/survey'
import { listTerms } from '@/domain/entries/terms'
import { isLanguageTag } from '@/lib/languages/language-tags'
import { deskMoment } from '@/lib/time/time'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Preview an import' }

export default deskPage('/admin/imports/deliveries/[id]', async ({ actor, clock, params }) => {
  const { id } = params
  const delivery = (await findDelivery(actor, id)) ?? notFound()
  const standing = await runStateOf(delivery, clock.now)
  const begun = await importOf(delivery)
  if (standing.is === 'done' && standing.what === 'import')
    redirect(begun ? `/admin/imports/${begun.id}` : '/admin/imports')
  const isRunning = standing.is === 'running'
  const [trial, folders, terms] = await Promise.all([
    isRunning ? undefined : findTrial(actor, id),
    uploadFolders(actor),
    listTerms(actor),
  ])
  const notes = trial ? await settingNotes(trial, clock.now) : []
  // After a partial import the report of the trial is no longer true.
  const wasImporting = standing.is === 'stopped' && standing.what === 'import'
  const lacksSite =
    delivery.site !== null || (standing.is === 'stopped' && standing.problem?.includes(siteAddressMissing))
  return (
    <div className="max-w-4xl">
      <PageHead title={trial ? `Import from ${trial.source}` : 'Import from WordPress'}>
        {delivery.files.map(({ name, bytes }) => `${name}, ${sizeInWords(bytes)}`).join('; ')}. Sent{' '}
        {deskMoment(delivery.sentAt, clock)}.{' '}
        {delivery.uploads ? `Pictures and files from “${delivery.uploads}”. ` : 'Without pictures and files. '}
        <Link href="/admin/imports">Back to the imports</Link>
      </PageHead>
      {isRunning && <RunProgressNote key={standing.what} id={id} begun={standing} />}
      {standing.is === 'stopped' && (
        <Note warn className="mb-6">
          <p className="font-semibold">
            {standing.what === 'trial' ? 'The preview' : 'The import'} stopped before its end.
          </p>
          <p>{standing.problem ?? 'Its process is gone: the server may have been started anew.'}</p>
          {standing.what === 'trial' && standing.problem && (
            <p>
              <Link href="/admin/imports/new">Send another file</Link>
            </p>
          )}
          {wasImporting && (
            <p>
              What came so far is here, and it continues from there.{' '}
              {begun && <Link href={`/admin/imports/${begun.id}`}>See what came so far</Link>}
            </p>
          )}
        </Note>
      )}
      {trial && !wasImporting && (
        <p className="mb-4">
          What the import would do: {tallyInWords(trial.report.tally)}. <strong>Nothing is written yet.</strong>{' '}
          {trial.rules.length > 0 && <a href="#rules">See what its categories and tags become</a>}
        </p>
      )}
      {trial && trial.remarks.length > 0 && (
        <Note className="mb-6">
          <p className="font-semibold">The file had to be mended to be read</p>
          <ul className="text-sm">
            {trial.remarks.slice(0, 20).map(({ message, line, file }, n) => (
              <li key={n} className="wrap-anywhere">
                {file}, line {line}: {message}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {trial && !wasImporting && (
        <>
          {languagesInWords(trial.languages, delivery.takenAs ?? undefined).map((sentence) => (
            <p key={sentence} className="mb-2 max-w-[66ch]">
              {sentence}
            </p>
          ))}
          {notes.map((note) => (
            <SettingNotePart key={note.sentences[0]} id={id} {...note} />
          ))}
        </>
      )}
      {!isRunning && (
        <RunButtons
          id={id}
          standing={standing}
          hasTrial={!!trial}
          folders={folders}
          uploads={delivery.uploads}
          site={lacksSite ? (delivery.site ?? '') : undefined}
          takenAs={trial?.languages.some(({ tag }) => !isLanguageTag(tag)) ? (delivery.takenAs ?? '') : undefined}
          lacksLanguage={!delivery.takenAs && !!trial?.languages.some(({ tag }) => isUnknown(tag))}
        />
      )}
      {trial && (
        <>
          {!wasImporting && <ReportView report={trial.report} isTrial />}
          <TermRules source={trial.source} rules={trial.rules} terms={terms} />
        </>
      )}
    </div>
  )
})
