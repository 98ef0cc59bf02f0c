import { Dialog, type Trigger } from '@/components/ui/dialog'
import { loadLater } from '@/components/ui/later'
import type { ChooseUploadProps } from './choose-upload-form'

export const ChooseUploadForm = loadLater(() => import('./choose-upload-form').then((part) => part.ChooseUploadForm))

type Props = Omit<ChooseUploadProps, 'onClose'> &
  ({ trigger: Trigger; onClose?: never } | { trigger?: never; onClose: () => void })

/** Opens a dialog to choose uploads. Without a trigger it is open from the beginning. */
export function ChooseUpload({ trigger, onClose, ...form }: Props) {
  return (
    <Dialog
      title={form.type === 'picture' ? 'Picture' : 'File'}
      trigger={trigger}
      open={trigger ? undefined : true}
      onOpenChange={onClose}
    >
      {(close) => <ChooseUploadForm {...form} onClose={close} />}
    </Dialog>
  )
}
