'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { ask, useAsk } from '@/components/ui/use-ask'
import { QuestionDialog } from '@/components/ui/ask-first'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { FileField } from '@/components/ui/file-field'
import { ProblemList, StatusLine } from '@/components/ui/form'
import { deleteSignedForm } from '../actions'

type Props = {
  consentId: number
  storedForm?: string
  mayKeep: boolean
}

/** The scan of the signed form, sealed so that this server cannot read it. */
export function SignedForm({ consentId, storedForm, mayKeep }: Props) {
  const address = `/api/desk/consents/${consentId}/form`
  return (
    <div className="space-y-4">
      <p>{storedForm ? `A signed form is kept, encrypted: ${storedForm}.` : 'None is kept.'}</p>
      {mayKeep && <SendForm address={address} isKept={storedForm !== undefined} />}
      {storedForm && (
        <div className="flex flex-wrap items-center gap-3">
          <a href={address} download={`consent-${consentId}.age`} className={buttonClass('plain')}>
            Download the encrypted form
          </a>
          <QuestionDialog
            title="Remove the signed form"
            trigger={<Button kind="danger">Remove it…</Button>}
            act={deleteSignedForm}
            values={{ consentId }}
            verb="Remove it"
          >
            <p>Nobody can bring it back from here. The consent itself stays as it is.</p>
          </QuestionDialog>
        </div>
      )}
    </div>
  )
}

function SendForm({ address, isKept }: { address: string; isKept: boolean }) {
  const router = useRouter()
  const [file, setFile] = useState<File>()
  const input = useRef<HTMLInputElement>(null)
  const { send, pending, problems, answer } = useAsk((form: File) => uploadSignedForm(address, form), {
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
      <ProblemList problems={problems} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" isPending={pending} isDisabled={!file}>
          {pending ? 'Encrypting…' : 'Keep it, encrypted'}
        </Button>
        <StatusLine>{answer?.ok && !pending ? 'Kept.' : ''}</StatusLine>
      </div>
    </form>
  )
}

function uploadSignedForm(address: string, file: File) {
  const form = new FormData()
  form.append('file', file)
  return ask(address, form)
}
