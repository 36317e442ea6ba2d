import { expect, it } from 'vitest';
import { compareUnitCodes } from '../../../src/core/disclosure/index.js';

it('keeps a department and its units together, the department first', () => {
  const codes = ['902', '901002', '901', '901001', '9010021', '903001'];
  expect(codes.toSorted(compareUnitCodes)).toEqual(['901', '901001', '901002', '9010021', '902', '903001']);
});

it('takes short codes for numbers, and puts them first', () => {
  expect(['100', '10', '9', '2', '11'].toSorted(compareUnitCodes)).toEqual(['2', '9', '10', '11', '100']);
  expect(compareUnitCodes('7', '7')).toBe(0);
});
