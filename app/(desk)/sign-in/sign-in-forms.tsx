'use client'

import { Form, useForm, ProblemList } from '@/components/ui/form'
import { PasswordField, TextField } from '@/components/ui/fields'
import { sendPasswordLink, signIn } from './actions'
import { enterCode } from './second/actions'
import { browserSupportsWebAuthnAutofill, WebAuthnAbortService } from '@simplewebauthn/browser'
import { useEffect, useEffectEvent } from 'react'
import { signWithPasskey, usePasskeys } from '@/components/admin/access/ask-passkey'
import { ask, useAsk } from '@/components/ui/use-ask'
import { Button } from '@/components/ui/button'
import { signInWithPasskey } from './passkey/actions'

export function SignInForm({ next }: { next: string }) {
  const { field, ...state } = useForm(signIn)
  return (
    <Form
      state={state}
      values={{ next }}
      className="mt-6 grid gap-4"
      verb="Sign in"
      button={{ kind: 'primary', className: 'mt-1 px-6' }}
    >
      <TextField label="Email" {...field('email')} type="email" autoComplete="username webauthn" isRequired autoFocus />
      <PasswordField label="Password" {...field('password')} autoComplete="current-password" isRequired />
    </Form>
  )
}

export function ForgottenPassword() {
  const { field, ...state } = useForm(sendPasswordLink)
  return (
    <details className="mt-8" open={state.answer && true}>
      <summary className="cursor-pointer font-semibold">Forgot your password?</summary>
      <Form
        state={state}
        className="mt-3 grid gap-4"
        verb="Send a link"
        saved="If an account has this email, a link is on its way there. It works once, for 30 minutes; until then no second one is sent."
      >
        <TextField label="Email of your account" {...field('email')} type="email" autoComplete="email" isRequired />
      </Form>
    </details>
  )
}

export function CodeForm({ next, recovery }: { next: string; recovery: boolean }) {
  const { field, ...state } = useForm(enterCode)
  const looks = recovery
    ? { label: 'Recovery code', hint: 'One of the ten that you wrote down. It works once.', autoComplete: 'off' }
    : { label: 'Code', inputMode: 'numeric' as const, autoComplete: 'one-time-code' }
  return (
    <Form
      state={state}
      values={{ next }}
      className="grid gap-4"
      verb="Sign in"
      button={{ kind: 'primary', className: 'mt-1 px-6' }}
    >
      <TextField {...looks} {...field('code')} defaultValue="" isRequired autoFocus />
    </Form>
  )
}

/** Milliseconds until the challenge is renewed, before the server forgets it. */
const renewAfter = 8 * 60_000

type Props = {
  next: string
  offer?: boolean
}

export function PasskeySignIn({ next, offer }: Props) {
  const isSupported = usePasskeys()
  const signingIn = useForm(signInWithPasskey)
  const asking = useAsk(askForPasskey, { onDone: (passkey) => signingIn.send({ passkey, next }) })

  const offerInField = useEffectEvent(async () => {
    if (!(await browserSupportsWebAuthnAutofill())) return
    const answer = await askForPasskey({ autofill: true })
    if (answer.ok) signingIn.send({ passkey: answer.value, next })
  })

  useEffect(() => {
    if (!offer) return
    void offerInField()
    const timer = setInterval(() => void offerInField(), renewAfter)
    return () => {
      clearInterval(timer)
      WebAuthnAbortService.cancelCeremony()
    }
  }, [offer])

  if (!isSupported) return null
  return (
    <div className="grid gap-3">
      <ProblemList problems={[...asking.problems, ...signingIn.problems]} />
      <Button
        onPress={() => void asking.send({})}
        isPending={asking.pending || signingIn.pending}
        className="justify-self-start"
      >
        Use a passkey
      </Button>
    </div>
  )
}

async function askForPasskey({ autofill = false }: { autofill?: boolean }) {
  const options = await ask<Parameters<typeof signWithPasskey>[0]>('/sign-in/passkey', {})
  return options.ok ? signWithPasskey(options.value, { autofill }) : options
}
