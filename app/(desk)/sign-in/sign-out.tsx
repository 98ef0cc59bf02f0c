'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ProblemList, useForm } from '@/components/ui/form'
import { unsavedTextAddress, removeUnsavedText, type UnsavedText } from '@/components/admin/editor/unsaved-text'
import { saveAllTexts } from '@/components/admin/editor/save-texts'
import { leaveAll } from '@/components/admin/editor/use-presence'
import { useAsk } from '@/components/ui/use-ask'
import { done } from '@/lib/result'
import { signOut } from './actions'

/** Saves everything first. If that fails, asks before clearing the only copies: a shared computer must keep nothing. */
export function SignOut({ userId }: { userId: number }) {
  const { form, send, pending, problems } = useForm(signOut)
  const [unsavedTexts, setUnsavedTexts] = useState<UnsavedText[]>()
  const leaving = useAsk(async () => done(await saveAllTexts(userId)), {
    onDone: (unsaved) => (unsaved.length > 0 ? setUnsavedTexts(unsaved) : go()),
  })

  function go() {
    leaveAll()
    send({})
  }

  return (
    <form
      {...form}
      onSubmit={(event) => {
        event.preventDefault()
        void leaving.send()
      }}
    >
      <Button type="submit" kind="quiet" small isPending={pending || leaving.pending}>
        Sign out
      </Button>
      <ProblemList problems={problems} />
      <Dialog
        title="Some words are not saved"
        alert
        open={unsavedTexts !== undefined}
        onOpenChange={(open) => !open && setUnsavedTexts(undefined)}
      >
        <p>They are in this browser alone, and signing out clears them from it:</p>
        <ul className="mt-3 space-y-1">
          {unsavedTexts?.map((text) => (
            <li key={text.key}>
              <a href={unsavedTextAddress(text)}>“{text.content.title.slice(0, 80) || 'Untitled'}”</a>
            </li>
          ))}
        </ul>
        <div className="mt-5 flex flex-wrap gap-2">
          <Button kind="primary" autoFocus onPress={() => setUnsavedTexts(undefined)}>
            Stay and save them
          </Button>
          <Button
            kind="danger"
            onPress={() => {
              unsavedTexts?.forEach(({ key }) => removeUnsavedText(key))
              setUnsavedTexts(undefined)
              go()
            }}
          >
            Sign out without them
          </Button>
        </div>
      </Dialog>
    </form>
  )
}
