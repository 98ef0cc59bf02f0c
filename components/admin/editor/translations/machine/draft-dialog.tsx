import { Dialog } from '@/components/ui/dialog'
import { later } from '@/components/ui/later'
import type { Passage } from '@/domain/content/checks/translation/passages'
import type { EditorScreen } from '../../use-screen'

const DraftForm = later(() => import('./draft-form').then((part) => part.DraftForm))

type Props = { screen: EditorScreen; last: Passage | undefined; onClose: () => void }

export function DraftDialog({ screen, last, onClose }: Props) {
  const { machine } = screen
  function close() {
    if (machine.drafting?.isRunning) return machine.stop()
    machine.forget()
    onClose()
  }
  return (
    <Dialog title="Draft by machine" open onOpenChange={(isOpen) => !isOpen && close()}>
      <DraftForm screen={screen} last={last} close={close} />
    </Dialog>
  )
}
