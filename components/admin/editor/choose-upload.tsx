import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import type { ChooseUploadProps } from './choose-upload-form'

export const ChooseUploadForm = later(() => import('./choose-upload-form').then((part) => part.ChooseUploadForm))

export function ChooseUpload(props: ChooseUploadProps) {
  return (
    <Dialog title={props.type === 'picture' ? 'Picture' : 'File'} open onOpenChange={props.onClose}>
      <ChooseUploadForm {...props} />
    </Dialog>
  )
}
