'use server'

import { z } from 'zod'
import { action } from '@/auth/guard'
import * as steps from '@/domain/desk/first-steps'
import * as sample from '@/domain/writing/sample'

export const openSample = action(z.object({}), (actor, _, now) => sample.openSample(actor, now))

export const dismissFirstSteps = action(z.object({}), (actor, _, now) => steps.dismissFirstSteps(actor, now))
