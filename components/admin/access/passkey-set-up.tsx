'use client'

import { ask, useAsk } from '@/components/ui/use-ask'
import { Button } from '@/components/ui/button'
import { ProblemList, useForm, type Action } from '@/components/ui/form'
import { TextField } from '@/components/ui/fields'
import { makePasskey, usePasskeys } from './ask-passkey'
import { SetUpDone } from './recovery-codes'

type Props = {
  add: Action<{ codes: string[] }, { passkey: unknown; name: string }>
  next?: { href: string; label: string }
}

export function PasskeySetUp({ add, next }: Props) {
  const isSupported = usePasskeys()
  const adding = useForm(add)
  const making = useAsk(createPasskey, { onDone: (passkey, name) => adding.send({ passkey, name }) })
  const { answer } = adding
  if (answer?.ok && (answer.value.codes.length > 0 || next))
    return (
      <SetUpDone codes={answer.value.codes} next={next}>
        Your passkey is made. With it you sign in without a password.
      </SetUpDone>
    )
  if (!isSupported) return <p className="text-soft">This browser has no passkeys, or its scripts did not come.</p>
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        void making.send(String(new FormData(form).get('name') ?? ''))
      }}
    >
      {!next && (
        <TextField
          label="Name of the new passkey"
          name="name"
          hint="So that you know it again: “Office laptop”, “Blue key”."
          maxLength={60}
          autoComplete="off"
        />
      )}
      <ProblemList problems={[...making.problems, ...adding.problems]} />
      <Button type="submit" isPending={making.pending || adding.pending} className="justify-self-start">
        Make a passkey
      </Button>
    </form>
  )
}

async function createPasskey(_name: string) {
  const options = await ask<Parameters<typeof makePasskey>[0]>('/sign-in/set-up/passkey', {})
  return options.ok ? makePasskey(options.value) : options
}
