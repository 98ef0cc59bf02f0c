'use client'

import { Form, ProblemList, useForm, type Action } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import { SetUpDone } from './recovery-codes'

export type PendingApp = { secret: string; address: string; picture: { size: number; path: string } }

type Props = {
  begin: Action<undefined>
  confirm: Action<{ codes: string[] }, { code: string }>
  waiting?: PendingApp
  next: { href: string; label: string }
}

export function AppSetUp({ begin, confirm, waiting, next }: Props) {
  const beginning = useForm(begin)
  const confirming = useForm(confirm)
  const { answer, problems } = confirming
  if (answer?.ok)
    return (
      <SetUpDone codes={answer.value.codes} next={next}>
        Your app is set up. From now on you are asked for a code when you sign in.
      </SetUpDone>
    )
  if (!waiting)
    return (
      <Form state={beginning} className="grid gap-3" verb="Set up an authenticator app">
        <p className="text-soft">
          An app on your phone shows a code that is new every thirty seconds: Google Authenticator, Microsoft
          Authenticator, Aegis, 2FAS or any other.
        </p>
        <ProblemList problems={problems} />
      </Form>
    )
  return (
    <Form state={confirming} className="grid gap-4" verb="Confirm" button={{ kind: 'primary' }}>
      <p>Scan this picture with your app:</p>
      <QrPicture {...waiting.picture} />
      <p className="text-sm text-soft">
        Is the app on this device? <a href={waiting.address}>Open it</a>. Or type this key into the app:
        <code className="mt-1.5 block border-l-3 border-line pl-3 font-mono text-ink">{inFours(waiting.secret)}</code>
      </p>
      <TextField
        label="Code that the app shows now"
        {...confirming.field('code')}
        defaultValue=""
        inputMode="numeric"
        autoComplete="one-time-code"
        isRequired
      />
    </Form>
  )
}

/** Shows the code dark on light in every colour scheme, because cameras need that contrast. */
function QrPicture({ size, path }: PendingApp['picture']) {
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="QR code for your app; the key below it says the same"
      shapeRendering="crispEdges"
      className="w-56 max-w-full border border-line"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}h-${size}z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}

function inFours(secret: string) {
  return secret.replace(/(.{4})(?=.)/g, '$1 ')
}
