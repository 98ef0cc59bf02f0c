'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { answerOf, noAnswer } from '@/components/ui/ask'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Dialog } from '@/components/ui/dialog'
import { FileField } from '@/components/ui/file-field'
import { KeepOr } from '@/components/ui/keep-or'
import { Problems } from '@/components/ui/problems'
import { StatusLine } from '@/components/ui/status-line'
import { useAsk } from '@/components/ui/use-ask'
import { useForm, type Action } from '@/components/ui/use-form'
import { refused, type Result } from '@/lib/result'

type Props = {
  consentId: number
  /** What is kept, in words. */
  kept?: string
  /** Whether another may be sent: there is a key, and the consent was not revoked. */
  mayKeep: boolean
  remove: Action<undefined>
}

/** The scan of the form that was signed: sent, and kept so that this server cannot read it. */
export function SignedForm({ consentId, kept, mayKeep, remove }: Props) {
  const address = `/api/desk/consents/${consentId}/form`
  return (
    <div className="space-y-4">
      <p>{kept ? `A signed form is kept, encrypted: ${kept}.` : 'None is kept.'}</p>
      {mayKeep && <SendForm address={address} isKept={kept !== undefined} />}
      {kept && (
        <div className="flex flex-wrap items-center gap-3">
          <a href={address} download={`consent-${consentId}.age`} className={buttonClass('plain')}>
            Download the encrypted form
          </a>
          <Dialog title="Remove the signed form" alert trigger={<Button kind="danger">Remove it…</Button>}>
            {(close) => <RemoveForm consentId={consentId} remove={remove} close={close} />}
          </Dialog>
        </div>
      )}
    </div>
  )
}

function SendForm({ address, isKept }: { address: string; isKept: boolean }) {
  const router = useRouter()
  const [file, setFile] = useState<File>()
  const input = useRef<HTMLInputElement>(null)
  const { send, pending, problems, answer } = useAsk((form: File) => sendForm(address, form), {
    onDone() {
      setFile(undefined)
      if (input.current) input.current.value = ''
      router.refresh()
    },
  })
  return (
    <form
      className="max-w-2xl space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (file) void send(file)
      }}
    >
      <FileField
        ref={input}
        label={isKept ? 'Another scan in its place' : 'Scan of the form'}
        accept=".pdf,.jpg,.jpeg,.png"
        onChange={(event) => setFile(event.target.files?.[0])}
        hint="PDF, JPEG or PNG, at most 10 MB. It is encrypted before it is kept: nobody can open it here, only who has the key of your organisation."
      />
      <Problems problems={problems} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={pending} isDisabled={!file}>
          {pending ? 'Encrypting…' : 'Keep it, encrypted'}
        </Button>
        <StatusLine>{answer?.ok && !pending ? 'Kept.' : ''}</StatusLine>
      </div>
    </form>
  )
}

async function sendForm(address: string, file: File): Promise<Result<unknown>> {
  const form = new FormData()
  form.append('file', file)
  try {
    const response = await fetch(address, { method: 'POST', body: form })
    return answerOf(response.status, await response.json().catch(() => undefined))
  } catch {
    return refused(noAnswer())
  }
}

function RemoveForm({ consentId, remove, close }: { consentId: number; remove: Action<undefined>; close: () => void }) {
  const { form, pending, problems } = useForm(remove, { onDone: close })
  return (
    <form {...form} className="grid gap-4">
      <input type="hidden" name="consentId" value={consentId} />
      <p>Nobody can bring it back from here. The consent itself stays as it is.</p>
      <Problems problems={problems} />
      <KeepOr verb="Remove it" pending={pending} onKeep={close} />
    </form>
  )
}
