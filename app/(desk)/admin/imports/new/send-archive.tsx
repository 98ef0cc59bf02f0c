import { useState } from 'react'
import { LeaveGuard } from '@/components/admin/shell/leave-guard'
import { Button } from '@/components/ui/button'
import { FileField } from '@/components/ui/file-field'
import { ProblemList, useForm } from '@/components/ui/form'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { ArchiveState } from '@/domain/imports/archives/unpack'
import { removeArchive, unpackAgain } from '../actions'
import { sizeInWords } from '../words'
import { unpackingStopped, useArchive, type ArchiveProgress } from './use-archive'

type Props = {
  archives: ArchiveState[]
  onFolder: (name: string) => void
}

export function SendArchive({ archives, onFolder }: Props) {
  const [message, setMessage] = useState('')
  const archive = useArchive((folder, skipped) => {
    setMessage(`The folder “${folder}” is there, and chosen above.${skippedSentence(skipped)}`)
    onFolder(folder)
  })
  const { progress } = archive
  return (
    <section aria-label="ZIP of pictures and files" className="grid gap-3 border-l-3 border-line pl-4">
      <ProblemList problems={archive.problems} />
      <FileField
        label="Send a ZIP of them"
        accept=".zip,application/zip"
        disabled={progress !== undefined}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (!file) return
          setMessage('')
          archive.send(file)
          event.target.value = ''
        }}
        hint="Pack the old site’s wp-content/uploads as a ZIP, up to 50 GB. If the line breaks, or you close this page, choose the same file again within a day: it goes on where it was."
      />
      {progress && <SendingProgress progress={progress} onPause={archive.pause} />}
      <p role="status" className="text-sm text-soft empty:hidden">
        {message}
      </p>
      {!progress && archives.length > 0 && (
        <ul>
          {archives.map((one) => (
            <UnfinishedArchive key={one.id} archive={one} onFollow={() => archive.follow(one)} />
          ))}
        </ul>
      )}
      <LeaveGuard unsaved={progress?.is === 'sending'} words={leaveWarning} />
    </section>
  )
}

const leaveWarning = {
  title: 'The ZIP file is still being sent',
  message: 'What has arrived stays for a day: choose the same file again to go on.',
  leave: 'Leave the page',
}

function skippedSentence(skipped: number) {
  if (skipped === 0) return ''
  const [things, were] = skipped === 1 ? ['thing', 'was'] : ['things', 'were']
  return ` ${skipped.toLocaleString('en')} ${things} in it that no import has a use for ${were} left out.`
}

function SendingProgress({ progress, onPause }: { progress: ArchiveProgress; onPause: () => void }) {
  const isSending = progress.is === 'sending'
  const [have, all] = isSending ? [progress.received, progress.bytes] : [progress.files, progress.of]
  const part = all ? have / all : 0
  return (
    <div>
      <p className="mb-1 text-sm wrap-anywhere tabular-nums">
        {progress.name}:{' '}
        {isSending
          ? `${sizeInWords(have)} of ${sizeInWords(all)}`
          : `unpacking, ${have.toLocaleString('en')} of ${all.toLocaleString('en')} files`}
        {isSending && progress.isBroken && '. No answer from the server; trying again …'}
      </p>
      <ProgressBar name={progress.name} part={part} />
      {isSending ? (
        <Button small className="mt-2" onPress={onPause}>
          Pause
        </Button>
      ) : (
        <p className="mt-1 text-sm text-soft">You can leave this page; it continues without you.</p>
      )}
    </div>
  )
}

function UnfinishedArchive({ archive, onFollow }: { archive: ArchiveState; onFollow: () => void }) {
  const removal = useForm(removeArchive)
  const again = useForm(unpackAgain, { onDone: onFollow })
  const { id, name, received, bytes, is, problem } = archive
  return (
    <li className="border-t border-line py-2.5 first:border-t-0">
      <p className="font-semibold wrap-anywhere">{name}</p>
      <p className="text-sm text-soft">
        {is === 'arriving' &&
          `${sizeInWords(received)} of ${sizeInWords(bytes)} are here. Choose the same file to go on.`}
        {is === 'unpacking' && 'It is being unpacked.'}
        {is === 'stopped' && (problem ?? unpackingStopped)}
      </p>
      <ProblemList problems={[...removal.problems, ...again.problems]} />
      <p className="mt-1.5 flex flex-wrap gap-2">
        {is === 'unpacking' && (
          <Button small onPress={onFollow}>
            See how far it is
          </Button>
        )}
        {is === 'stopped' && (
          <Button small isPending={again.pending} onPress={() => again.send({ id })}>
            Unpack again
          </Button>
        )}
        {is !== 'unpacking' && (
          <Button small kind="danger" isPending={removal.pending} onPress={() => removal.send({ id })}>
            Remove {name}
          </Button>
        )}
      </p>
    </li>
  )
}
