'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import type { JoinFormProps } from './join-form'

const JoinForm = later(() => import('./join-form').then((part) => part.JoinForm))

/** Joins this entry with an existing one, as translations of each other. */
export function JoinDialog(props: JoinFormProps) {
  return (
    <Dialog
      title="Join to a text in another language"
      trigger={
        <Button small kind="quiet">
          Join to a text that is there…
        </Button>
      }
    >
      {(close) => <JoinForm {...props} onJoined={() => (close(), props.onJoined())} />}
    </Dialog>
  )
}
