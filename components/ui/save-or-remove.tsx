import { Button } from './button'

type Props = {
  isSaving: boolean
  isRemoving: boolean
  /** Left out for what has to stay. */
  onRemove?: () => void
}

/** The two ends of a form that changes something in a list. */
export function SaveOrRemove({ isSaving, isRemoving, onRemove }: Props) {
  const isDisabled = isSaving || isRemoving
  return (
    <div className="flex flex-wrap gap-3">
      <Button type="submit" isPending={isSaving} isDisabled={isDisabled}>
        Save
      </Button>
      {onRemove && (
        <Button kind="danger" isPending={isRemoving} isDisabled={isDisabled} onPress={onRemove}>
          Remove
        </Button>
      )}
    </div>
  )
}
