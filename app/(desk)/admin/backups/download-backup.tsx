'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogForm } from '@/components/ui/dialog'
import { PasswordField } from '@/components/ui/fields'
import { useForm } from '@/components/ui/form'
import { checkDownload } from './actions'

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
