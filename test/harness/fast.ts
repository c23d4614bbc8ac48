import { testVerb } from './run/verb';

void testVerb(['lint', 'format', 'types', 'unit']);
