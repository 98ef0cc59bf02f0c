'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import type { WithdrawProps } from './withdraw-form'

const WithdrawForm = later(() => import('./withdraw-form').then((part) => part.WithdrawForm))

/** Takes an entry from readers, at once or at a set time. It says what will happen before it happens. */
export function WithdrawDialog({ onStanding, ...props }: WithdrawProps) {
  return (
    <Dialog
      title="Withdraw"
      trigger={
        <Button small kind="danger">
          Withdraw…
        </Button>
      }
    >
      {(close) => (
        <WithdrawForm
          {...props}
          onStanding={(standing) => {
            onStanding(standing)
            close()
          }}
        />
      )}
    </Dialog>
  )
}
