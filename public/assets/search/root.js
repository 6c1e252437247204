briefSearch("root",{"length":64,"groups":[5,6,0,1,1,12,2,14,3,7,4,4],"words":["02"]})
