import { noArchive } from './installation'
import { bag, json, staticSite, type ExportCommand } from './exports/forms'
import { wxr } from './exports/wxr'
import { Misused, type Verb } from './verb'

/** `export DIR`, without the name of a form, means the first form. */
const forms: ExportCommand[] = [staticSite, json, bag, wxr]

export const exportArchive: Verb = {
  name: 'export',
  summary: 'Writes the public archive down as files that need neither this program nor a server',
  usage: ['DIR    (the static site)', ...forms.flatMap(({ name, usage }) => usage.map((rest) => `${name} ${rest}`))],
  async run([first, ...rest]) {
    if (first === undefined) throw new Misused('Name the folder to write to.')
    const missing = noArchive()
    if (missing) return missing
    const form = forms.find(({ name }) => name === first)
    return form ? form.run(rest) : staticSite.run([first, ...rest])
  },
}
