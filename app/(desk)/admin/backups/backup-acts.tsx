'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useState, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ProblemList, StatusLine, useForm } from '@/components/ui/form'
import { ask } from '@/components/ui/use-ask'
import type { BackingUp } from '@/domain/backups/backing-up'
import { backUpNow, checkDownload } from './actions'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { PasswordField } from '@/components/ui/fields'

/** Milliseconds between requests for the progress. */
const pollInterval = 1_500

export function BackUpNow({ state: first }: { state: BackingUp }) {
  const [state, setState] = useState(first)
  const act = useForm(backUpNow, { onDone: () => setState({ ...state, isRequested: true }) })
  const router = useRouter()
  const { underway } = state
  const watches = isUnfinished(state)
  const showState = useEffectEvent((now: BackingUp) => {
    setState(now)
    if (!isUnfinished(now)) router.refresh()
  })

  useEffect(() => {
    if (!watches) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout>
    async function poll() {
      const answer = await ask<BackingUp>('/api/desk/backups')
      if (isOver) return
      if (answer.ok) showState(answer.value)
      timer = setTimeout(() => void poll(), pollInterval)
    }
    void poll()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [watches])

  return (
    <div className="mt-6 grid gap-3">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button isPending={act.pending} isDisabled={watches} onPress={() => act.send({})}>
          Back up now
        </Button>
        <StatusLine>{underway ? progressSentences[underway.what] : watches && 'Starting…'}</StatusLine>
      </div>
      {underway && (
        <progress
          aria-label={progressSentences[underway.what]}
          className="h-2 w-full max-w-md accent-accent"
          max={1}
          value={underway.of > 0 ? underway.done / underway.of : undefined}
        />
      )}
      <ProblemList problems={act.problems} />
    </div>
  )
}

function isUnfinished({ isRequested, underway }: BackingUp) {
  return isRequested || underway !== null
}

const progressSentences = {
  made: 'Everything is being copied. You can continue working, and leave this page.',
  proved: 'It is being restored into a place of its own and compared.',
}

type Props = { id: number; isEncrypted: boolean; of: string }

export function DownloadBackup({ id, isEncrypted, of }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const download = useRef<HTMLFormElement>(null)
  const check = useForm(checkDownload, {
    onDone() {
      download.current!.submit()
      setOpen(false)
      setPassword('')
    },
  })
  return (
    <>
      <Button kind="quiet" small onPress={() => setOpen(true)} aria-label={`Download the backup of ${of}…`}>
        Download…
      </Button>
      {/* The browser posts this form itself: a whole backup does not fit into the memory of a page. */}
      <form
        ref={download}
        method="post"
        action={`/api/desk/backups/${id}/download`}
        encType="multipart/form-data"
        hidden
      >
        <input type="hidden" name="password" value={password} />
      </form>
      <Dialog title="Download a backup" open={isOpen} onOpenChange={setOpen}>
        <DialogForm
          verb="Download"
          pending={check.pending}
          problems={check.problems}
          except={['password']}
          onSubmit={() => check.send({ id, password })}
        >
          {isEncrypted ? (
            <p>
              It holds everything, and is encrypted with the key of this site’s backups. Nobody can open it without that
              key.
            </p>
          ) : (
            <>
              <p>
                It holds everything: drafts, accounts, what is kept about people at risk. So it is encrypted with a
                password, in the format of the program <code>age</code>. Without that password nobody can open it.
              </p>
              <PasswordField
                label="Password for this copy"
                name="newPassword"
                autoComplete="new-password"
                value={password}
                onChange={setPassword}
                problem={check.problem('password')}
                hint="At least 16 characters. Keep it in another place than the copy."
              />
            </>
          )}
        </DialogForm>
      </Dialog>
    </>
  )
}
