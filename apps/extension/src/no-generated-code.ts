import { config } from 'zod'

// zod would write parsers as code and compile them. The policy of our pages refuses that, as it should, and browsers
// report each refusal: this keeps zod from trying. To be imported before any schema is made.
config({ jitless: true })
