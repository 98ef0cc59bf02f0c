'use client'

import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import type { CaptionFormProps } from './caption-form'

export const CaptionForm = later(() => import('./caption-form').then((part) => part.CaptionForm))

/** Shows what the table at the cursor shows, where its figures are from, and how readers get it. */
export function TableDialog(props: CaptionFormProps) {
  return (
    <Dialog title="Caption, source, chart" open onOpenChange={props.onClose}>
      <CaptionForm {...props} />
    </Dialog>
  )
}
