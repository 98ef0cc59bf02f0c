import { buttonClass } from '@/components/ui/button-class'
import { SelectField } from '@/components/ui/select-field'

/** Shows which of the kept texts is shown. */
export function ChooseText({ chosen, texts }: { chosen: string; texts: { value: string; label: string }[] }) {
  return (
    <form method="get" className="mb-4 flex flex-wrap items-end gap-2">
      <SelectField
        key={chosen}
        label="Text"
        name="revision"
        defaultValue={chosen}
        options={[{ value: '', label: 'The newest' }, ...texts]}
        className="min-w-0 flex-1 sm:max-w-md"
      />
      <button type="submit" className={buttonClass()}>
        Show
      </button>
    </form>
  )
}
