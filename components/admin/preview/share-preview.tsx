import { useState } from 'react'
import { useCommands } from '@/components/admin/palette/commands'
import { Dialog, type Trigger } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import type { ShareTarget } from './share-form'

const ShareForm = loadLater(() => import('./share-form').then((part) => part.ShareForm))

type Props = ShareTarget & { trigger: Trigger }

export function SharePreview({ trigger, ...target }: Props) {
  const [open, setOpen] = useState(false)
  useCommands('This text', () => [{ label: 'Share preview…', also: 'link show draft', run: () => setOpen(true) }], 4)
  return (
    <Dialog title="Share preview" trigger={trigger} open={open} onOpenChange={setOpen}>
      {(close) => <ShareForm {...target} close={close} />}
    </Dialog>
  )
}
