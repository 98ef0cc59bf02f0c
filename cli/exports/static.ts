import { refused } from '@/lib/result'
import type { Form } from './form'

/** Every public page as a file. */
export const staticSite: Form = {
  name: 'static',
  usage: ['DIR'],
  async run() {
    return refused('The static site cannot be written yet.')
  },
}
